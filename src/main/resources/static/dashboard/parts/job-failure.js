/** What happened, why, and what to change. */
export const JobFailure = {
  props: { job: Object },
  template: /* html */ `
    <section class="trouble" role="alert" aria-labelledby="failed">
      <h2 id="failed">The job failed: {{ job.failure.code.replaceAll('-', ' ') }}</h2>
      <p>{{ job.failure.message }}</p>
      <p><strong>What to change:</strong> {{ job.failure.hint }}</p>
      <p class="small" style="margin: 0">{{ job.failure.retryable
        ? 'The same job may well succeed another time: Retry goes on from its last checkpoint.'
        : 'The same job would fail again; change it first with “Train again with changes”.' }}</p>
    </section>`,
}

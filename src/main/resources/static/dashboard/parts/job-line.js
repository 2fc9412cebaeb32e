import { clock, percent, when } from '../format.js'

/** A job on one line of a list: what it is, how far it is and when it will be done. */
export const JobLine = {
  props: { job: Object },
  methods: { clock, percent, when },
  template: /* html */ `
    <div class="job-line">
      <div class="row apart">
        <a :href="'#/jobs/' + job.id">{{ job.name }}</a>
        <span class="row">
          <span v-if="job.metrics" class="number">{{ percent(job.metrics.accuracy) }}</span>
          <state-badge :state="job.pausing ? 'PAUSING' : job.state"></state-badge>
        </span>
      </div>
      <bar v-if="!job.terminal && job.state !== 'QUEUED'" :share="job.progress" :label="'Progress of ' + job.name"></bar>
      <div class="quiet small">
        <template v-if="job.state === 'QUEUED'">place {{ job.queuePosition }} in the queue, since {{ clock(job.createdAt) }}</template>
        <template v-else-if="!job.terminal">
          {{ percent(job.progress, 0) }}<template v-if="job.phase">, phase {{ job.phase }}</template><template v-if="job.eta">, done at about {{ clock(job.eta) }}</template>
        </template>
        <template v-else-if="job.failure">{{ job.failure.message }}</template>
        <template v-else>{{ when(job.finishedAt ?? job.createdAt) }}</template>
      </div>
    </div>`,
}

/** The heading of a page: its title, a line below it, and what can be done there (slot). */
export const PageHead = {
  props: { title: String, sub: String },
  mounted() { document.title = `${this.title} · Graft` },
  updated() { document.title = `${this.title} · Graft` },
  template: /* html */ `
    <div class="page-head">
      <div><h1>{{ title }}</h1><div class="sub"><slot name="sub">{{ sub }}</slot></div></div>
      <div class="row"><slot></slot></div>
    </div>`,
}

/** What went wrong, which fields, and what to do. `of` is a Trouble or another error. */
export const Trouble = {
  props: { of: Object },
  template: /* html */ `
    <div v-if="of" class="trouble" role="alert">
      {{ of.message }}
      <ul v-if="of.fields?.length"><li v-for="field in of.fields"><code>{{ field.field }}</code> {{ field.message }}</li></ul>
    </div>`,
}

const looks = {
  QUEUED: ['', 'waiting'], PREPARING: ['running', 'preparing'], RUNNING: ['running', 'running'], PAUSED: ['warn', 'paused'],
  PAUSING: ['warn', 'pausing'], CANCELLING: ['warn', 'cancelling'], SUCCEEDED: ['good', 'succeeded'], FAILED: ['bad', 'failed'], CANCELLED: ['', 'cancelled'],
  INGESTING: ['running', 'ingesting'], READY: ['good', 'ready'], REJECTED: ['bad', 'rejected'],
}

/** The state of a job or of a dataset. */
export const StateBadge = {
  props: { state: String },
  computed: { look() { return looks[this.state] ?? ['', this.state] } },
  template: /* html */ `<span class="badge" :class="look[0]">{{ look[1] }}</span>`,
}

/** A share of work done, 0 to 1. */
export const Bar = {
  props: { share: Number, label: String },
  computed: { percent() { return Math.round(100 * Math.min(1, Math.max(0, this.share ?? 0))) } },
  template: /* html */ `
    <div class="bar" role="progressbar" :aria-label="label" aria-valuemin="0" aria-valuemax="100" :aria-valuenow="percent">
      <span :style="{ width: percent + '%' }"></span>
    </div>`,
}

/** In place of a list without entries: why it is empty, and what to do (slot). */
export const Empty = { template: /* html */ `<div class="empty"><slot></slot></div>` }

import { computed, onMounted, onUnmounted, ref, shallowRef } from 'vue'
import { get, post } from '../api.js'
import { poll } from '../live.js'
import { duration, clock, number, percent, since } from '../format.js'
import { EventLog } from '../parts/event-log.js'
import { JobCurves } from '../parts/job-curves.js'
import { JobFailure } from '../parts/job-failure.js'
import { jobStory } from '../parts/job-story.js'
import { go, route } from '../router.js'

const actions = {
  pause: job => ['RUNNING', 'PREPARING'].includes(job.state) && !job.pausing,
  resume: job => job.state === 'PAUSED' || job.pausing,
  retry: job => job.state === 'FAILED' && job.failure?.retryable,
  cancel: job => !job.terminal && job.state !== 'CANCELLING',
}

/** One training: how it goes, what it says, and what can be done about it. */
export default {
  components: { EventLog, JobCurves, JobFailure },
  setup() {
    const id = route.params.id
    const job = ref(null)
    const stages = shallowRef([])
    const acting = ref(null)
    const refused = ref(null)
    const story = jobStory(id)
    const { trouble, again } = poll(async () => {
      job.value = await get(`/jobs/${id}`)
      if (!stages.value.length) stages.value = (await get(`/backbones/${job.value.spec.backbone}`)).stages
    }, 1500)
    onMounted(story.begin)
    onUnmounted(story.end)
    async function act(name) {
      acting.value = name
      refused.value = null
      try {
        job.value = await post(`/jobs/${id}:${name}`)
        if (name === 'resume' || name === 'retry') story.goOn()
      } catch (why) {
        refused.value = why
      }
      acting.value = null
    }
    const can = computed(() => Object.keys(actions).filter(name => actions[name](job.value)))
    const phase = computed(() => (job.value.terminal ? -1 : story.phase.value))
    return { id, job, stages, story, trouble, again, act, acting, refused, can, phase, route, go, clock, duration, number, percent, since }
  },
  template: /* html */ `
    <template v-if="job">
      <page-head :title="job.name">
        <template #sub><span class="row">
          <state-badge :state="job.pausing ? 'PAUSING' : job.state"></state-badge>
          <span v-if="story.connection.value === 'reconnecting' && !job.terminal" class="badge warn" role="status">reconnecting</span>
          <span>attempt {{ job.attempt }}<template v-if="job.device"> on {{ job.device }}</template></span>
          <a :href="'#/datasets/' + job.spec.dataset + '?version=' + job.spec.datasetVersion">data set, version {{ job.spec.datasetVersion }}</a>
        </span></template>
        <a v-if="job.model" class="button first" :href="'#/models/' + job.model">Look at the model</a>
        <button v-for="name in can" :key="name" :class="{ danger: name === 'cancel' }" :disabled="acting !== null" @click="act(name)">
          {{ name[0].toUpperCase() + name.slice(1) }}</button>
        <a class="button" :href="'#/train?from=' + id">Train again with changes</a>
      </page-head>
      <trouble :of="refused ?? trouble" style="margin-bottom: 1rem"></trouble>
      <div class="stack">
        <job-failure v-if="job.failure" :job="job"></job-failure>
        <section class="card" aria-label="Progress">
          <dl class="facts big">
            <div><dt>Progress</dt><dd>{{ percent(job.progress, 0) }}</dd></div>
            <div v-if="!job.terminal"><dt>Done at about</dt><dd>{{ job.eta ? clock(job.eta) : '–' }}</dd></div>
            <div v-else><dt>Took</dt><dd>{{ job.startedAt ? since(job.startedAt, job.finishedAt) : '–' }}</dd></div>
            <div v-if="job.state === 'QUEUED'"><dt>Place in the queue</dt><dd>{{ job.queuePosition }}</dd></div>
            <div><dt>Examples per second</dt><dd>{{ story.speed.value ? number(story.speed.value, 0) : '–' }}</dd></div>
            <div><dt>{{ job.metrics ? 'Accuracy on ' + job.metrics.split : 'Best validation accuracy' }}</dt>
              <dd>{{ percent(job.metrics?.accuracy ?? story.best.value) }}</dd></div>
          </dl>
          <bar :share="job.progress" label="Progress of the job" style="margin-top: .7rem"></bar>
          <p v-if="!job.terminal" class="quiet small now-line" role="status">{{ story.doing.value }}</p>
        </section>
        <section class="card" aria-labelledby="plan">
          <h2 id="plan">Plan</h2>
          <stage-strip :plan="job.spec.plan" :stages="stages" :now="phase"></stage-strip>
          <p class="quiet small" style="margin: .6rem 0 0">Recipe {{ job.spec.plan.recipe }} on {{ job.spec.backbone }}, seed {{ job.spec.plan.seed }}.
            What is frozen is computed once, and proved unchanged in the model's lineage.</p>
        </section>
        <job-curves :epochs="story.epochs.value" :range="story.range.value" :plan="job.spec.plan"></job-curves>
        <event-log :id="id" :events="story.events.value"></event-log>
      </div>
    </template>
    <template v-else>
      <page-head title="Job"></page-head>
      <trouble :of="trouble"></trouble><p v-if="!trouble" class="quiet">Loading …</p>
    </template>`,
}

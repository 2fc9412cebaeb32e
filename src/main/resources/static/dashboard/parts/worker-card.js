import { bytes, percent, since } from '../format.js'

/** A worker, its load and memory, and what each of its devices does. */
export const WorkerCard = {
  props: { worker: Object },
  computed: {
    silent() { return (Date.now() - new Date(this.worker.lastSeen)) / 1000 > 30 },
    used() { return this.worker.memoryBytes ? 1 - this.worker.freeMemoryBytes / this.worker.memoryBytes : null },
  },
  methods: { bytes, percent, since },
  template: /* html */ `
    <div class="worker">
      <div class="row apart">
        <strong>{{ worker.name }}</strong>
        <span class="badge" :class="silent ? 'bad' : 'good'">{{ silent ? 'silent for ' + since(worker.lastSeen) : 'here' }}</span>
      </div>
      <dl class="facts small">
        <div v-if="worker.load != null"><dt>Load<template v-if="worker.cores">, {{ worker.cores }} cores</template></dt>
          <dd>{{ percent(worker.load, 0) }}<bar :share="worker.load" :label="'Load of ' + worker.name"></bar></dd></div>
        <div v-if="used != null"><dt>Memory of {{ bytes(worker.memoryBytes) }}</dt>
          <dd>{{ percent(used, 0) }}<bar :share="used" :label="'Memory of ' + worker.name"></bar></dd></div>
      </dl>
      <div v-for="slot in worker.slots" class="row apart small slot">
        <span><code>{{ slot.device }}</code></span>
        <span v-if="slot.job">trains <a :href="'#/jobs/' + slot.job">job {{ slot.job.slice(0, 8) }}</a></span>
        <span v-else class="quiet">idle</span>
        <span class="quiet"><template v-if="slot.usedBytes">{{ bytes(slot.usedBytes) }}</template><template v-if="slot.memoryBytes"> of {{ bytes(slot.memoryBytes) }}</template></span>
      </div>
    </div>`,
}

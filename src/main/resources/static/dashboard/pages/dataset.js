import { computed, ref, shallowRef, watch } from 'vue'
import { get } from '../api.js'
import { bytes, count, duration, when } from '../format.js'
import { poll } from '../live.js'
import { refine, route } from '../router.js'
import { total } from '../samples.js'
import { ClassBars } from '../parts/dataset/class-bars.js'
import { PictureGallery } from '../parts/dataset/picture-gallery.js'
import { SkippedFiles } from '../parts/dataset/skipped-files.js'
import { VersionList } from '../parts/dataset/version-list.js'
import { SplitBar, SplitKey } from '../parts/split-bar.js'
import { TabList } from '../parts/tab-list.js'
import { DeleteButton } from '../parts/delete-button.js'

export default {
  components: {
    'class-bars': ClassBars, 'picture-gallery': PictureGallery, 'skipped-files': SkippedFiles, 'version-list': VersionList,
    'split-bar': SplitBar, 'split-key': SplitKey, 'tab-list': TabList, 'delete-button': DeleteButton,
  },
  setup() {
    const { id } = route.params
    const version = shallowRef(null)
    const newest = ref(null)
    const wanted = computed(() => route.query.version ?? null)
    const address = () => (wanted.value ? `/datasets/${id}/versions/${wanted.value}` : `/datasets/${id}`)
    // a version does not change once it is ingested: it is asked for again only while it is not
    let settled = null
    let lost = null // asking again does not find it
    const { trouble, again } = poll(async () => {
      const asked = wanted.value
      if (settled === (asked ?? 'newest')) return
      if (lost) throw lost
      const found = await get(asked ? `/datasets/${id}/versions/${asked}` : `/datasets/${id}`).catch(why => {
        if (why.status >= 400 && why.status < 500) lost = why
        throw why
      })
      newest.value = asked ? (await get(`/datasets/${id}`)).version : found.version
      if (asked !== wanted.value) return
      version.value = found
      settled = found.finishedAt ? asked ?? 'newest' : null
    }, 1500)
    function refresh() {
      settled = lost = null
      again()
    }
    watch(wanted, refresh)

    const ready = computed(() => version.value?.state === 'READY')
    const tabs = computed(() => {
      const versions = { id: 'versions', label: 'Versions' }
      const skipped = { id: 'skipped', label: `Skipped ${count(version.value?.skipped ?? 0)}` }
      return ready.value
        ? [{ id: 'pictures', label: 'Pictures' }, { id: 'classes', label: `Classes ${count(version.value.classes.length)}` }, skipped, versions]
        : [skipped, versions]
    })
    const tab = computed({
      get: () => (tabs.value.some(one => one.id === route.query.tab) ? route.query.tab : tabs.value[0].id),
      set: chosen => refine({ tab: chosen }),
    })
    const train = computed(() => `#/train?dataset=${id}` + (version.value?.version !== newest.value ? `&version=${version.value?.version}` : ''))
    const show = number => refine({ version: number === newest.value ? '' : String(number), class: '', split: '' })
    return { id, version, newest, trouble, ready, tabs, tab, train, show, refresh, bytes, count, duration, when, total }
  },
  template: /* html */ `
    <page-head :title="version?.name ?? 'Dataset'">
      <template #sub><template v-if="version">Version {{ version.version }}<template v-if="version.version !== newest"> of {{ newest }}</template>
        · {{ when(version.createdAt) }} <state-badge :state="version.state"></state-badge></template><template v-else>&nbsp;</template></template>
      <a v-if="ready" class="button first" :href="train">Train on it</a>
    </page-head>
    <trouble v-if="trouble" :of="trouble" class="apart-below"></trouble>
    <template v-if="version">
      <section class="card apart-below" aria-label="Facts">
        <template v-if="ready">
          <dl class="facts dataset-facts">
            <div><dt>Pictures</dt><dd>{{ count(total(version.samples)) }}</dd></div>
            <div><dt>Classes</dt><dd>{{ count(version.classes.length) }}</dd></div>
            <div><dt>Each picture has</dt><dd>{{ version.task === 'multi-label' ? 'any number of classes' : 'one class' }}</dd></div>
            <div><dt>Split</dt><dd>{{ version.splitDrawn ? 'drawn by Graft' : 'as in the archive' }}</dd></div>
            <div><dt>Size</dt><dd>{{ bytes(version.bytes) }}</dd></div>
            <div><dt>Content hash</dt><dd class="mono" :title="version.contentHash">{{ version.contentHash.slice(0, 12) }}</dd></div>
          </dl>
          <div class="head-split"><split-bar :samples="version.samples"></split-bar><split-key :samples="version.samples"></split-key></div>
        </template>
        <template v-else-if="version.state === 'INGESTING'">
          <p>Looking through the pictures<template v-if="version.progress?.samples">: {{ count(version.progress.samples) }} so far</template>. This page shows them as soon as that is done.</p>
          <bar :share="version.progress?.share ?? 0" label="Ingestion"></bar>
        </template>
        <template v-else><p class="trouble">{{ version.reason }}</p>
          <p class="no-gap">Mend that and <button type="button" class="link" @click="tab = 'versions'">upload it as a new version</button>.</p></template>
      </section>
      <tab-list :tabs="tabs" v-model="tab" label="Parts of the dataset" panel="dataset-panel"></tab-list>
      <div id="dataset-panel" role="tabpanel" :aria-labelledby="'dataset-panel-tab-' + tab">
        <picture-gallery v-if="tab === 'pictures'" :key="version.version" :version="version"></picture-gallery>
        <class-bars v-else-if="tab === 'classes'" :version="version"></class-bars>
        <skipped-files v-else-if="tab === 'skipped'" :version="version"></skipped-files>
        <template v-else><version-list :version="version" @show="show" @news="refresh"></version-list>
          <p class="delete"><delete-button label="Delete this dataset" :name="version.name" :path="'/datasets/' + version.id" back="/datasets">
            All its versions and pictures go. Models that learned from it stay, without the pictures that they got wrong.</delete-button></p></template>
      </div>
    </template>
    <div v-else-if="!trouble" class="wait card"></div>`,
}

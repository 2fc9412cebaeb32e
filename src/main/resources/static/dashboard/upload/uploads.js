import { markRaw, reactive } from 'vue'
import { get, post } from '../api.js'
import { forget, keyOf, remember, remembered, unfinished } from './remembered.js'
import { discard, offsetOf, send } from './tus.js'
import { rateOf } from './rate.js'
import { zip } from './zip.js'

/**
 * The uploads of this tab; they go on while one looks at other pages. `state` is packing, uploading,
 * waiting (for the service to come back), paused, creating, ingesting, done or failed.
 */
export const uploads = reactive([])
export const isBusy = ({ state }) => ['packing', 'uploading', 'waiting', 'creating'].includes(state)

let number = 0

/** @param dataset the id of the dataset that gets a new version; null makes a new dataset */
export function start(picked, dataset = null) {
  const fileName = picked.file?.name ?? `${picked.folder}.zip`
  const upload = reactive({
    number: ++number, dataset, fileName, name: fileName.replace(/\.(zip|tar|tar\.gz|tgz)$/i, ''), state: 'packing',
    packed: 0, files: picked.files?.length ?? 0, size: picked.file?.size ?? null, sent: 0, rate: null, left: null,
    trouble: null, view: null, key: null, id: null, picked: markRaw(picked), blob: picked.file ? markRaw(picked.file) : null, control: null,
  })
  uploads.unshift(upload)
  run(upload)
  return upload
}

async function run(upload) {
  const control = markRaw(new AbortController())
  upload.control = control
  upload.trouble = null
  try {
    if (!upload.blob) await pack(upload, control.signal)
    if (!upload.view) {
      await transfer(upload, control.signal)
      await create(upload)
    }
    await ingest(upload)
  } catch (why) {
    if (control.signal.aborted) return
    upload.trouble = markRaw(why)
    upload.state = 'failed'
  }
}

async function pack(upload, signal) {
  upload.state = 'packing'
  const blob = await zip(upload.picked.files, { signal, onProgress: done => { upload.packed = done } })
  upload.blob = markRaw(blob)
  upload.size = blob.size
}

const modified = ({ file, files }) => (file ? file.lastModified : files.reduce((newest, one) => Math.max(newest, one.file.lastModified), 0))

async function transfer(upload, signal) {
  upload.state = 'uploading'
  upload.key = keyOf(upload.fileName, upload.size, modified(upload.picked))
  const rate = rateOf(upload.size)
  upload.id = await send(upload.blob, {
    name: upload.fileName,
    known: upload.id ?? remembered(upload.key),
    signal,
    onId: id => { upload.id = id; remember(upload.key, id, upload.fileName, upload.size) },
    onOffset: sent => {
      if (signal.aborted) return
      upload.state = 'uploading'
      upload.trouble = null
      upload.sent = sent
      Object.assign(upload, rate(sent))
    },
    onWait: (why, sent) => {
      Object.assign(upload, { state: 'waiting', trouble: markRaw(why), sent: sent || upload.sent, rate: null, left: null })
    },
  })
}

async function create(upload) {
  upload.state = 'creating'
  upload.view = upload.dataset
    ? await post(`/datasets/${upload.dataset}/versions`, { upload: upload.id })
    : await post('/datasets', { upload: upload.id, name: upload.name.trim() || upload.fileName })
  forget(upload.key)
}

async function ingest(upload) {
  upload.state = 'ingesting'
  const { id, version } = upload.view
  while (upload.view.state === 'INGESTING') {
    await new Promise(resolve => setTimeout(resolve, 700))
    // a service that restarts goes on with its ingestion: ask until it says how that ended
    upload.view = await get(`/datasets/${id}/versions/${version}`).catch(why => {
      if (why.status >= 400 && why.status < 500) throw why
      return upload.view
    })
  }
  upload.state = 'done'
}

export function pause(upload) {
  upload.control.abort()
  upload.state = 'paused'
  upload.rate = upload.left = null
}

export const resume = upload => run(upload)

export const dismiss = upload => { uploads.splice(uploads.findIndex(one => one.number === upload.number), 1) }

/** Ends an upload for good; what the service has of it goes too. */
export function cancel(upload) {
  upload.control.abort()
  if (upload.key) forget(upload.key)
  if (upload.id && !upload.view) discard(upload.id).catch(() => {}) // else it runs out by itself
  dismiss(upload)
}

/** Uploads of earlier visits that can go on when their file is chosen again. */
export async function interrupted() {
  const found = await Promise.all(unfinished().filter(({ key }) => !uploads.some(upload => upload.key === key)).map(async upload => {
    try {
      return { ...upload, sent: await offsetOf(upload.id) }
    } catch (why) {
      if ([404, 410].includes(why.status)) forget(upload.key)
      return null
    }
  }))
  return found.filter(Boolean)
}

export function drop({ key, id }) {
  forget(key)
  discard(id).catch(() => {})
}

window.addEventListener('beforeunload', event => { if (uploads.some(isBusy)) event.preventDefault() })

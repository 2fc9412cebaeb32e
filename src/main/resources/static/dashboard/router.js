import { markRaw, reactive, shallowRef } from 'vue'

/**
 * The part of the address after # is the page: #/jobs/ID?tab=log. Pages are modules that are
 * loaded when they are first looked at.
 */
const pages = [
  [/^\/$/, () => import('./pages/home.js')],
  [/^\/datasets$/, () => import('./pages/datasets.js')],
  [/^\/datasets\/(?<id>[^/]+)$/, () => import('./pages/dataset.js')],
  [/^\/train$/, () => import('./pages/train.js')],
  [/^\/jobs$/, () => import('./pages/jobs.js')],
  [/^\/jobs\/(?<id>[^/]+)$/, () => import('./pages/job.js')],
  [/^\/models$/, () => import('./pages/models.js')],
  [/^\/models\/(?<id>[^/]+)$/, () => import('./pages/model.js')],
  [/^\/compare$/, () => import('./pages/compare.js')],
]

/** What the address says: path, the parameters in it, and those after the question mark. */
export const route = reactive({ path: '/', params: {}, query: {} })
export const page = shallowRef(null)

export async function follow() {
  const [path, query] = (location.hash.slice(1) || '/').split('?')
  const [pattern, load] = pages.find(([pattern]) => pattern.test(path)) ?? [/./, () => import('./pages/lost.js')]
  const module = await load()
  Object.assign(route, {
    path,
    params: pattern.exec(path).groups ?? {},
    query: Object.fromEntries(new URLSearchParams(query)),
  })
  page.value = markRaw(module.default)
}

export const go = path => { location.hash = path }

/** Changes the query of this page without a new entry in the history. */
export function refine(query) {
  const kept = Object.entries({ ...route.query, ...query }).filter(([, value]) => value !== null && value !== '')
  const text = new URLSearchParams(kept).toString()
  history.replaceState(null, '', `#${route.path}${text ? '?' + text : ''}`)
  route.query = Object.fromEntries(kept)
}

import { root } from './address.js'

// The public REST API, and nothing but it: whatever is shown here a client can have too.

/** An answer that is no success: what happened and what to do, as the service said it. */
export class Trouble extends Error {
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `The service answered ${status}.`)
    this.status = status
    this.type = (problem.type ?? '').replace('urn:graft:problem:', '')
    this.fields = problem.errors ?? []
  }
}

async function ask(method, path, { body, form, accept = 'application/json', signal } = {}) {
  let answer
  try {
    answer = await fetch(root + path, {
      method,
      signal,
      headers: { Accept: accept, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? form : JSON.stringify(body),
    })
  } catch (gone) {
    if (gone.name === 'AbortError') throw gone
    throw new Trouble(0, { type: 'unreachable', detail: 'The service does not answer. This page goes on as soon as it does.' })
  }
  if (!answer.ok) throw new Trouble(answer.status, await answer.json().catch(() => ({})))
  return answer
}

const read = async answer => (answer.status === 204 ? null : answer.json())

export const get = async (path, options) => read(await ask('GET', path, options))
export const text = async (path, accept = 'text/plain, text/*') => (await ask('GET', path, { accept })).text()
export const post = async (path, body, options) => read(await ask('POST', path, { body, ...options }))
export const postForm = async (path, form) => read(await ask('POST', path, { form }))
export const remove = async path => read(await ask('DELETE', path))

/** A picture the service draws for a request, as an address for <img>; revoke it when done. */
export const postForPicture = async (path, body, options = {}) =>
  URL.createObjectURL(await (await ask('POST', path, { body, accept: 'image/png', ...options })).blob())

/** All items of a list, page after page; at most so many. */
export async function all(path, most = 1000) {
  const items = []
  let cursor = null
  do {
    const mark = path.includes('?') ? '&' : '?'
    const answer = await get(cursor === null ? path : `${path}${mark}cursor=${encodeURIComponent(cursor)}`)
    items.push(...answer.items)
    cursor = answer.next
  } while (cursor !== null && cursor !== undefined && items.length < most)
  return items
}

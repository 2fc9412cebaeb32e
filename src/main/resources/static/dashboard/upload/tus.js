import { root } from '../address.js'
import { Trouble } from '../api.js'

// tus 1.0.0, resumable uploads: create, then append from the offset that the service has (https://tus.io).

const chunk = 8 * 1024 * 1024
const address = id => `${root}/uploads/${encodeURIComponent(id)}`

/** XMLHttpRequest, because fetch does not tell how much of a body has been sent. */
function ask(method, url, { headers = {}, body = null, signal, onSent }) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    signal?.addEventListener('abort', stop)
    request.open(method, url)
    request.setRequestHeader('Tus-Resumable', '1.0.0')
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    if (onSent) request.upload.onprogress = event => onSent(event.loaded)
    request.onabort = () => reject(signal.reason)
    request.onerror = () => reject(new Trouble(0, { type: 'unreachable', detail: 'The connection to the service was lost.' }))
    request.onload = () => {
      if (request.status < 300) resolve(request)
      else reject(new Trouble(request.status, problem(request.responseText)))
    }
    request.onloadend = () => signal?.removeEventListener('abort', stop)
    request.send(body)
  })
}

function problem(text) {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

async function create(blob, name, signal) {
  const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(name)))
  const answer = await ask('POST', `${root}/uploads`, {
    signal, headers: { 'Upload-Length': String(blob.size), 'Upload-Metadata': `filename ${encoded}` },
  })
  return decodeURIComponent(answer.getResponseHeader('Location').split('/').at(-1))
}

/** How many bytes the service has. */
export const offsetOf = async (id, signal) =>
  Number((await ask('HEAD', address(id), { signal })).getResponseHeader('Upload-Offset'))

export const discard = id => ask('DELETE', address(id), {})

async function append(id, blob, offset, { signal, onOffset }) {
  const answer = await ask('PATCH', address(id), {
    signal,
    headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
    body: blob.slice(offset, offset + chunk),
    onSent: sent => onOffset(offset + sent),
  })
  return Number(answer.getResponseHeader('Upload-Offset'))
}

const passes = status => [0, 408, 409, 423, 425, 429].includes(status) || (status >= 500 && status !== 507)

/** A request fails the same way when the file has gone as when the service has: look which it was. */
async function requireReadable(blob, offset) {
  try {
    await blob.slice(offset, offset + 1).arrayBuffer()
  } catch {
    throw new Error('The file was moved or changed meanwhile and can no longer be read. Choose it again.')
  }
}

/** Waits, but not longer than until the network is back. */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const end = () => { clearTimeout(timer); window.removeEventListener('online', end); signal.removeEventListener('abort', stop); resolve() }
    const stop = () => { end(); reject(signal.reason) }
    const timer = setTimeout(end, milliseconds)
    window.addEventListener('online', end)
    signal.addEventListener('abort', stop)
  })
}

/**
 * Sends a Blob and says under which id the service keeps it. Goes on from what the service has after
 * a lost connection or a restart of the service, waiting longer each time, until `signal` stops it.
 *
 * @param known the id of an earlier upload of the same bytes, or null
 */
export async function send(blob, { name, known = null, signal, onId, onOffset, onWait }) {
  let id = known
  let offset = null
  let failures = 0
  for (;;) {
    try {
      if (id === null) {
        id = await create(blob, name, signal)
        offset = 0
        onId(id)
      }
      offset ??= await offsetOf(id, signal)
      onOffset(offset)
      while (offset < blob.size) {
        offset = await append(id, blob, offset, { signal, onOffset })
        failures = 0
        onOffset(offset)
      }
      return id
    } catch (why) {
      if (signal.aborted || !(why instanceof Trouble)) throw why
      const gone = id !== null && [404, 410].includes(why.status)
      if (!gone && !passes(why.status)) throw why
      await requireReadable(blob, offset ?? 0)
      if (gone) id = null // it was kept for a while only: begin anew
      const seconds = gone && failures === 0 ? 0 : Math.min(15, 2 ** failures / 2)
      failures++
      onWait(why, gone ? 0 : offset ?? 0)
      offset = null
      await pause(1000 * seconds, signal)
    }
  }
}

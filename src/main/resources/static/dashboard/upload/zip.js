import { crc32 } from './crc32.js'
import { count } from '../format.js'

const largest = 0xffffffff
const mostEntries = 0xffff
const piece = 16 * 1024 * 1024
const atOnce = 8 // files read at the same time
const utf8Names = 0x0800

/**
 * Packs files into a ZIP without compressing them (PKWARE's APPNOTE 4.3): pictures are compressed
 * already. The answer is a Blob that refers to the files; they are read once here for their checksums,
 * and again when the Blob is sent, and never lie in memory all together. Equal files make equal bytes,
 * so an upload that was interrupted can go on.
 */
export async function zip(files, { onProgress = () => {}, signal } = {}) {
  const inOrder = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  requireFits(inOrder)
  const parts = []
  const directory = []
  let at = 0
  let done = 0
  let ahead = []
  for (const [n, { path, file }] of inOrder.entries()) {
    signal?.throwIfAborted()
    if (n % atOnce === 0) ahead = await Promise.all(inOrder.slice(n, n + atOnce).map(one => checksum(one.file)))
    const entry = { name: new TextEncoder().encode(path), crc: ahead[n % atOnce], size: file.size, time: dosTime(file.lastModified), at }
    const head = localHeader(entry)
    parts.push(head, file)
    directory.push(centralHeader(entry))
    at += head.length + file.size
    onProgress(++done, inOrder.length)
  }
  const length = directory.reduce((sum, entry) => sum + entry.length, 0)
  return new Blob([...parts, ...directory, ...ending(inOrder.length, length, at)], { type: 'application/zip' })
}

function requireFits(files) {
  if (files.length === 0) throw new Error('There are no files in this folder.')
  const bytes = files.reduce((sum, { path, file }) => sum + file.size + 2 * path.length * 3 + 76, 0)
  if (bytes <= largest) return
  throw new Error(`This folder has ${count(Math.round(bytes / 1e6))} MB. The browser packs up to 4 GB: `
    + 'pack it with tar (tar cf pictures.tar FOLDER) and upload the file, which may have any size.')
}

async function checksum(file) {
  let sum = 0
  for (let at = 0; at < file.size; at += piece) {
    sum = crc32(new Uint8Array(await file.slice(at, at + piece).arrayBuffer()), sum)
  }
  return sum
}

/** Date and time as MS-DOS had them; of UTC, so that the bytes do not depend on where one is. */
function dosTime(milliseconds) {
  const at = new Date(Math.max(milliseconds, Date.UTC(1980, 0, 1)))
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return [time, day]
}

/** Fields one after the other, little endian: [bytes, value]. */
function record(fields, tail = new Uint8Array()) {
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 0)
  const out = new Uint8Array(length + tail.length)
  const view = new DataView(out.buffer)
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else if (bytes === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += bytes
  }
  out.set(tail, length)
  return out
}

const common = ({ time, crc, size, name }) =>
  [[2, 20], [2, utf8Names], [2, 0], [2, time[0]], [2, time[1]], [4, crc], [4, size], [4, size], [2, name.length], [2, 0]]

const localHeader = entry => record([[4, 0x04034b50], ...common(entry)], entry.name)

const centralHeader = entry =>
  record([[4, 0x02014b50], [2, 20], ...common(entry), [2, 0], [2, 0], [2, 0], [4, 0], [4, entry.at]], entry.name)

/** More files than a 16-bit count can say need the longer record of ZIP64 before the usual one. */
function ending(entries, length, at) {
  const many = entries >= mostEntries
  const shown = many ? mostEntries : entries
  const end = record([[4, 0x06054b50], [2, 0], [2, 0], [2, shown], [2, shown], [4, length], [4, at], [2, 0]])
  if (!many) return [end]
  const large = record([
    [4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, entries], [8, entries], [8, length], [8, at],
  ])
  return [large, record([[4, 0x07064b50], [4, 0], [8, at + length], [4, 1]]), end]
}

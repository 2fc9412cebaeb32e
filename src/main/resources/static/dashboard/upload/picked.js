const archive = /\.(zip|tar|tar\.gz|tgz)$/i
const clutter = /(^|\/)(\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(\/|$)/

/**
 * What somebody chose, as uploads to start: each archive is one, and all else makes one folder, so
 * that the folders of several classes can be dropped together.
 *
 * @returns [{ file } | { folder, files: [{ path, file }] }]
 */
export function sorted(found) {
  const archives = found.filter(({ path }) => !path.includes('/') && archive.test(path))
  const rest = found.filter(one => !archives.includes(one) && !clutter.test(one.path))
  // a single file of another kind is sent too: the service says best why it cannot be read
  if (archives.length === 0 && rest.length === 1 && !rest[0].path.includes('/')) return [{ file: rest[0].file }]
  const picked = archives.map(({ file }) => ({ file }))
  if (rest.length > 0) picked.push({ folder: folderName(rest), files: rest })
  return picked
}

function folderName(files) {
  const tops = new Set(files.map(({ path }) => path.split('/')[0]))
  return tops.size === 1 && files[0].path.includes('/') ? [...tops][0] : 'pictures'
}

/** Of <input type="file">, with or without webkitdirectory. */
export const ofInput = input => [...input.files].map(file => ({ path: file.webkitRelativePath || file.name, file }))

/** Of a drop. The entries must be asked for before anything is awaited; later they are gone. */
export async function ofDrop(transfer) {
  const dropped = [...transfer.items].filter(({ kind }) => kind === 'file').map(item => item.webkitGetAsEntry?.() ?? item.getAsFile())
  const found = []
  for (const one of dropped) {
    if (one instanceof File) found.push({ path: one.name, file: one })
    else if (one) await walk(one, found)
  }
  return found
}

async function walk(entry, found) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject))
    found.push({ path: entry.fullPath.replace(/^\//, ''), file })
    return
  }
  const reader = entry.createReader()
  for (;;) {
    // a reader gives about a hundred entries at a time
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return
    for (const one of some) await walk(one, found)
  }
}

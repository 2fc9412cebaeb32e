const table = new Uint32Array(256).map((_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** The checksum that ZIP wants of each file; goes on from the one of the bytes before. */
export function crc32(bytes, before = 0) {
  let value = ~before
  for (let n = 0; n < bytes.length; n++) value = table[(value ^ bytes[n]) & 0xff] ^ (value >>> 8)
  return ~value >>> 0
}

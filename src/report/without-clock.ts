/**
 * Puts 1 January 1980, 0:00, in place of the times at which a zip archive's files were packed: its one trace of the clock.
 *
 * The files are not packed anew, since what deflates them on one version of Node gives other bytes on the next.
 */
export function withoutClock(archive: Buffer): Uint8Array {
  const end = archive.lastIndexOf(endOfDirectory)
  const entries = archive.readUInt16LE(end + 10)
  let entry = archive.readUInt32LE(end + 16)
  for (let i = 0; i < entries; i++) {
    const file = archive.readUInt32LE(entry + 42)
    for (const at of [entry + 12, file + 10]) {
      archive.writeUInt16LE(midnight, at)
      archive.writeUInt16LE(firstOf1980, at + 2)
    }
    const lengths = [28, 30, 32].map(at => archive.readUInt16LE(entry + at))
    entry += 46 + lengths[0] + lengths[1] + lengths[2]
  }
  return archive
}

/** Of the record that ends an archive and says where its directory is (APPNOTE 6.3.10, 4.3.16). */
const endOfDirectory = Buffer.from([0x50, 0x4b, 5, 6])
const midnight = 0
const firstOf1980 = (1 << 5) | 1

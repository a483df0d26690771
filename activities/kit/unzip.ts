import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const LOCAL_BYTES = 30;
const LARGEST_TEXT_BYTES = 200 * 1024 * 1024;

/**
 * The first file of a ZIP archive, APPNOTE.TXT 4.3; vendors pack a report like that. Nothing where the bytes are no archive,
 * a broken one, one with nothing in it, or one that would grow beyond all measure.
 */
export function firstFileOf(archive: Buffer): Buffer | undefined {
  try {
    // The end record is the last thing but for a comment; its directory knows the sizes, which local headers may leave out.
    const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || archive.readUInt32LE(end) !== END || end + END_BYTES > archive.length) return undefined;
    const entry = archive.readUInt32LE(end + 16);
    if (archive.readUInt16LE(end + 10) === 0 || archive.readUInt32LE(entry) !== ENTRY) return undefined;
    const method = archive.readUInt16LE(entry + 10);
    const packedSize = archive.readUInt32LE(entry + 20);
    const local = archive.readUInt32LE(entry + 42);
    const begin = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(begin, begin + packedSize);
    if (packed.length < packedSize) return undefined;
    if (method === 0) return packed;
    return method === 8 ? inflateRawSync(packed, { maxOutputLength: LARGEST_TEXT_BYTES }) : undefined;
  } catch {
    return undefined;
  }
}

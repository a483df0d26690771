import { gunzipSync, gzipSync } from 'node:zlib';
import { sha256 } from '../history/chain.ts';

/**
 * A bundle's file is gzip (RFC 1952) with a fixed header and, in the header's extra field, the SHA-256 of all that follows: any gunzip
 * opens it, and yet no bit of the file can change unnoticed, not even one that decompression ignores.
 */

/** Magic, deflate, flag FEXTRA, no time, no hints, system unknown. RFC 1952, 2.3. */
const FIXED = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255]);
/** Length of the extra field, the subfield's id `MR`, its length. RFC 1952, 2.3.1.1. */
const EXTRA = Buffer.from([36, 0, 0x4d, 0x52, 32, 0]);
const HEADER = FIXED.length + EXTRA.length + 32;
/** What gzip itself writes before the compressed data when it has no extra field. */
const PLAIN_HEADER = 10;
/** Beyond this a file is not read: 100,000 events take about 100 MB. */
const LARGEST = 2 ** 30;

export function pack(text: string): Buffer {
  const body = gzipSync(text, { level: 9 }).subarray(PLAIN_HEADER);
  return Buffer.concat([FIXED, EXTRA, digest(body), body]);
}

/** What there is to a file. */
export type Unpacked =
  | {
      readonly as: 'text';
      readonly text: string;
      /** Every byte is as it was written. */ readonly sealed: boolean;
    }
  /** It was a bundle once. */
  | { readonly as: 'damaged' }
  | { readonly as: 'foreign' };

export function unpack(file: Uint8Array): Unpacked {
  const bytes = Buffer.from(file);
  const expected = Buffer.concat([FIXED, EXTRA, digest(bytes.subarray(HEADER))]);
  try {
    const text = gunzipSync(bytes, { maxOutputLength: LARGEST }).toString('utf8');
    return { as: 'text', text, sealed: bytes.subarray(0, HEADER).equals(expected) };
  } catch {
    return { as: bytes.subarray(0, 3).equals(FIXED.subarray(0, 3)) ? 'damaged' : 'foreign' };
  }
}

function digest(body: Uint8Array): Buffer {
  return Buffer.from(sha256(body), 'hex');
}

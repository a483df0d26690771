const block = 512;

/**
 * One file out of a tar archive (ustar: header and content in blocks of 512 bytes).
 * @param {Buffer} archive uncompressed
 * @param {string} name
 * @returns {Buffer | undefined}
 */
export function fileInTar(archive, name) {
  for (let offset = 0; offset + block <= archive.length;) {
    const header = archive.subarray(offset, offset + block);
    const entry = text(header.subarray(0, 100));
    if (entry === '') return undefined;
    const size = Number.parseInt(text(header.subarray(124, 136)), 8);
    if (!Number.isSafeInteger(size)) return undefined;
    const start = offset + block;
    if (entry.replace(/^\.\//, '') === name) return archive.subarray(start, start + size);
    offset = start + Math.ceil(size / block) * block;
  }
  return undefined;
}

/** @param {Buffer} field */
function text(field) {
  const end = field.indexOf(0);
  return field
    .subarray(0, end === -1 ? field.length : end)
    .toString('latin1')
    .trim();
}

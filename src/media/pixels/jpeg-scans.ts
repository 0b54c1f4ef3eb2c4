const MARKER = 0xff;
const START_OF_SCAN = 0xda;

/** How many passes a JPEG is drawn in. Within the pixels a byte 255 is always followed by nought or a restart, so the marker stands for itself. */
export function scansIn(jpeg: Uint8Array): number {
  let scans = 0;
  for (let at = jpeg.indexOf(MARKER); at >= 0; at = jpeg.indexOf(MARKER, at + 1))
    if (jpeg[at + 1] === START_OF_SCAN) scans += 1;
  return scans;
}

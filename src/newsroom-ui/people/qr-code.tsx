import { encodeQR } from 'qr';

/** Modules of white that readers need on each side (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

/** Text as a square that the camera of a telephone reads: black on white in either scheme, as cameras need it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = encodeQR(text, 'raw', { border: QUIET });
  const marks = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <path className="qr-ground" d={`M0 0h${rows.length}v${rows.length}h-${rows.length}z`} />
      <path className="qr-marks" d={marks.join('')} />
    </svg>
  );
}

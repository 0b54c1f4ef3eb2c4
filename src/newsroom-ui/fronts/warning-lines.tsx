/** What is warned of, a line each, in the direction of its own words. */
export function WarningLines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="problem-warn">
      {lines.map((line) => (
        <li key={line} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}

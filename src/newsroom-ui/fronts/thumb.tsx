/** A stamp of a picture; where that does not come, as when offline, its ground. */
export function Thumb({ src }: { readonly src: string }) {
  return (
    <span className="card-thumb">
      <img
        src={src}
        alt=""
        loading="lazy"
        draggable={false}
        onError={({ currentTarget }) => {
          currentTarget.hidden = true;
        }}
      />
    </span>
  );
}

declare module 'heic-decode' {
  interface Decoded {
    readonly width: number;
    readonly height: number;
    /** RGBA, eight bits each. */
    readonly data: Uint8ClampedArray<ArrayBuffer>;
  }
  export default function decode(input: { readonly buffer: Uint8Array }): Promise<Decoded>;
}

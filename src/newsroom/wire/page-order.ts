/** A file to be read. */
export interface PageOrder {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** A file made in the page, handed to the reader; nothing is asked of a server. */

export interface Download {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export function save({ name, type, content }: Download): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun, but is not over, when click() returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param make is asked when the reader is: large files are not made beforehand. */
export const DownloadButton = ({ label, make }: { readonly label: string; readonly make: () => Download }) => (
  <button type="button" onClick={() => save(make())}>{label}</button>
);

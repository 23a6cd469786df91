/** Where and why a run breaks a property, as an export tells it. */
export interface ExportFailure {
  readonly property: string;
  /** The step, from 0. */
  readonly failedAt: number;
  readonly because: string;
}

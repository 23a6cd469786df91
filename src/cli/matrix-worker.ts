/** A worker thread of the kill matrix: looks for what sees the faulty endpoints that it is handed, one at a time. */
import { matrixRow, type MatrixOptions } from "../engines/matrix/kill-matrix.ts";
import { serve } from "./thread.ts";

serve((variant: string, { properties }: Pick<MatrixOptions, "properties">, signal) => matrixRow(variant, properties, signal));

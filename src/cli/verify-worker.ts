/** A worker thread of `synproof report`: verifies the endpoints that it is handed, one at a time. */
import { verify, type VerifyOptions } from "../engines/verify.ts";
import { serve } from "./thread.ts";

serve((variant: string | null, asked: Omit<VerifyOptions, "signal">, signal) => verify({ ...asked, variants: [variant], signal }));

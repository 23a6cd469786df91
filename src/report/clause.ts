/** Where a rule is from, as a person cites it: `§3.10.7.2, MUST-10`. */
export const clause = ({ rfc, req }: { readonly rfc: string; readonly req?: string }): string => {
  const section = /^\d/.test(rfc) ? `§${rfc}` : rfc;
  return req === undefined ? section : `${section}, ${req}`;
};

/** The shapes of a listener run; written out in listener.ts's file header. */
export type ListenerAction = { readonly do: string };

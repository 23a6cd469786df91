/** Styles are gathered by the build; what imports them uses their class names. */
declare module "*.css";

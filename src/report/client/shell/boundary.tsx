/** Where one section goes wrong, the others go on. */
import { Component, type ComponentChildren } from "preact";
import { useI18n } from "../i18n/i18n.tsx";

export class Boundary extends Component<{ readonly children: ComponentChildren }, { readonly message?: string }> {
  override state: { readonly message?: string } = {};

  static override getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    return this.state.message === undefined ? this.props.children : <Failed message={this.state.message} />;
  }
}

function Failed({ message }: { readonly message: string }) {
  const { t } = useI18n();
  return (
    <div role="alert">
      <h1>{t("shell.failed")}</h1>
      <p>{t("shell.failed-text")}</p>
      <pre><code lang="en">{message}</code></pre>
    </div>
  );
}

/**
 * Leads whoever sent a form to what is wrong in it, which may be out of view.
 * @module
 */

/** Focuses the first field of a form that says it does not fit, once the page has drawn that. */
export function focusUnfit(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

/** An error the user can do something about: shown as one line and a hint, without a stack. */
export class Failure extends Error {
  constructor(message, hint) {
    super(message);
    this.name = 'Failure';
    this.hint = hint;
  }
}

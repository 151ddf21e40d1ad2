/** Words of the sign-in page. */
export const signIn = {
  title: "Sign in to OBDeck",
  lead: "The operations console for your OceanBase clusters.",
  name: "User name",
  password: "Password",
  submit: "Sign in",
  pending: "Signing in",
  capsLock: "Caps Lock is on.",
  nameMissing: "Enter your user name.",
  passwordMissing: "Enter your password.",
  unreachable: "The console does not answer. Check that it runs, then try again.",
  hint: "The first start prints the password of admin in its terminal.",
};

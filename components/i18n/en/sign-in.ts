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
  sso: "Sign in with {provider}",
  orPassword: "or with a password of this console",
  refusal: {
    failed: "Single sign-on did not work. Try again; if it stays so, ask an administrator.",
    denied: "The identity provider did not let you in.",
    stale: "This sign-in took too long or began in another browser. Begin again.",
    off: "Single sign-on is not set up here.",
    disabled: "Your account is disabled. Ask an administrator.",
    nameTaken:
      "A user of your name exists here who does not come by single sign-on. Ask an administrator.",
    nameUnfit:
      "Your name at the identity provider cannot be a user’s name here. Ask an administrator.",
  },
  hint: "The first start prints the password of admin in its terminal.",
};

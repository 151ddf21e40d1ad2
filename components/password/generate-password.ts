import { NewPassword } from "@/lib/contract/user";

/** Without letters and digits that are taken for one another. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789-_.+=";
const LENGTH = 20;

/** A password by chance, as the rules want it: 20 characters, about 118 bits. */
export function generatePassword(): string {
  for (;;) {
    const password = Array.from({ length: LENGTH }, oneLetter).join("");
    if (NewPassword.safeParse(password).success) return password;
  }
}

/** Each letter equally likely: numbers that would favor the first ones are thrown again. */
function oneLetter(): string {
  const [number = 255] = crypto.getRandomValues(new Uint8Array(1));
  return LETTERS[number & 63] ?? oneLetter();
}

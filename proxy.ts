import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, NONCE_HEADER } from "@/app/content-security-policy";
import { PATH_HEADER } from "@/app/page-path";

/**
 * Gives each answer with a page a Content-Security-Policy and a nonce of its own; Next takes the nonce for
 * its scripts from the request's copy. And it tells the pages their own address, which a layout cannot
 * know, so that sign-in can lead back to it.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(NONCE_HEADER, nonce);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  /** Pages only. */
  matcher: ["/((?!_next/|icon.svg).*)"],
};

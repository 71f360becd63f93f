/** One configuration for the three bundles of the app (main ESM, preload CommonJS, renderer) and for the tests. */
import react from "@vitejs/plugin-react";
import { builtinModules } from "node:module";
import type { EnvironmentOptions } from "vite";
import { configDefaults, defineConfig } from "vitest/config";

import { recordBundled } from "./build/package/record-bundled.ts";

const node = [/^node:/u, ...builtinModules, "electron"];

/** A sandboxed preload is one file that requires nothing but `electron`: each is a bundle of its own. */
function preload(name: string): EnvironmentOptions {
  return {
    consumer: "server",
    resolve: { noExternal: true, external: ["electron"] },
    build: {
      outDir: "../out/preload",
      emptyOutDir: false,
      target: "chrome140",
      minify: false,
      rolldownOptions: {
        input: { [name]: `preload/${name}.ts` },
        external: node,
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  };
}

export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [react(), recordBundled(import.meta.dirname)],
  worker: { plugins: () => [recordBundled(import.meta.dirname, "worker")] },
  builder: {
    buildApp: async (builder) => {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== "ssr") await builder.build(environment);
      }
    },
  },
  environments: {
    client: {
      build: {
        outDir: "../out/renderer",
        emptyOutDir: true,
        target: "chrome140",
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: ["renderer/index.html", "renderer/display.html", "renderer/print/slip.css"],
          output: {
            // Printed pages are made by the main process: it knows their stylesheet by this name.
            assetFileNames: ({ names }) =>
              names.includes("slip.css") ? "slip.css" : "assets/[name]-[hash][extname]",
          },
        },
      },
    },
    main: {
      consumer: "server",
      resolve: { noExternal: true, external: ["electron"] },
      build: {
        outDir: "../out/main",
        emptyOutDir: true,
        target: "node24",
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: "main/main.ts",
          external: node,
          output: { format: "es", entryFileNames: "[name].js" },
        },
      },
    },
    preload: preload("cashier"),
    displayPreload: preload("display"),
  },
  test: {
    root: ".",
    reporters: ["default"],
    pool: "forks",
    // Most tests wait for a timer or a socket: more of them at once than there are cores.
    maxWorkers: 5,
    // What CI's two busy cores need, not what a test may take: waits have limits of their own.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: "sqlite",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, "test/postgres/**"],
          env: { TEST_DATABASE: "sqlite" },
        },
      },
      // What crosses the relay's storage runs on a real PostgreSQL as well; pages, processes, sockets'
      // limits and the guide's commands are the same on either.
      {
        extends: true,
        test: {
          name: "postgres",
          include: ["test/relay/**/*.test.ts", "test/postgres/**/*.test.ts"],
          exclude: [
            ...configDefaults.exclude,
            "test/relay/{guide,limits,proxies,quick-stop,single-file,slow-creation,slow-reader,staff-commands,stop}.test.ts",
            // What is particular to the product is in checkout-session.test.ts, what every sale
            // stores in sale.payment-intent.test.ts: both run here.
            "test/relay/sale.checkout-session.test.ts",
            "test/relay/*.browser.test.ts",
          ],
          env: { TEST_DATABASE: "postgres" },
          globalSetup: ["test/postgres/global-setup.ts"],
        },
      },
    ],
  },
});

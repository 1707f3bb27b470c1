// Ends when the process that started it has ended, however it ended, so that no test run leaves an emulator behind.
process.stdin.on("end", () => process.exit(0)).resume();
require("azurite/dist/src/azurite.js");

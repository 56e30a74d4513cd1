Portable.Deep.Er.Commands.Run("now");

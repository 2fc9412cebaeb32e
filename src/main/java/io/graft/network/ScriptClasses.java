package io.graft.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The TorchScript classes of a tree of modules; modules of the same fields share one. */
final class ScriptClasses {
  /** The classes' Python module; its source is {@code code/__torch__/graft.py}. */
  static final String PACKAGE = "__torch__.graft";

  static final String ROOT = "Network";

  private final SequencedMap<String, String> namesByFields = new LinkedHashMap<>();
  private final Map<ModuleTree, String> names = new HashMap<>();

  ScriptClasses(ModuleTree root) {
    root.modules().values().forEach(this::define);
    names.put(root, ROOT);
  }

  String nameOf(ModuleTree module) {
    return Objects.requireNonNull(names.get(module));
  }

  /** Source of all classes but the root's, inner ones first. */
  String source() {
    return namesByFields.entrySet().stream()
        .map(named -> "class " + named.getValue() + "(Module):\n" + named.getKey())
        .collect(Collectors.joining());
  }

  /** The lines of a class that name its fields. */
  String fields(ModuleTree module) {
    var lines = new StringBuilder();
    lines.append("  __parameters__ = [").append(quoted(module, true)).append("]\n");
    lines.append("  __buffers__ = [").append(quoted(module, false)).append("]\n");
    lines.append("  training : bool\n");
    for (String tensor : module.tensors().keySet()) {
      lines.append("  ").append(tensor).append(" : Tensor\n");
    }
    module
        .modules()
        .forEach(
            (name, inner) -> {
              String field =
                  ModuleTree.isNumber(name)
                      ? "  __annotations__[\"%s\"] = %s.%s\n"
                      : "  %s : %s.%s\n";
              lines.append(field.formatted(name, PACKAGE, nameOf(inner)));
            });
    return lines.toString();
  }

  private void define(ModuleTree module) {
    module.modules().values().forEach(this::define);
    String fields = fields(module);
    String name = namesByFields.get(fields);
    if (name == null) {
      long others =
          namesByFields.values().stream().filter(n -> n.startsWith(module.kind())).count();
      name = others == 0 ? module.kind() : module.kind() + "_" + others;
      namesByFields.put(fields, name);
    }
    names.put(module, name);
  }

  private static String quoted(ModuleTree module, boolean trainable) {
    return module.tensors().entrySet().stream()
        .filter(tensor -> tensor.getValue().trainable() == trainable)
        .map(tensor -> "\"" + tensor.getKey() + "\", ")
        .collect(Collectors.joining());
  }
}

package dev.paddock.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Loads gateway and simulation once more, with a bug in one class. */
final class MutantLoader extends ClassLoader {
  private final Mutant mutant;

  MutantLoader(Mutant mutant) {
    super(MutantLoader.class.getClassLoader());
    this.mutant = mutant;
  }

  /** Runs a seed; answers what was broken, empty for nothing. */
  String run(long seed) {
    try {
      var simulation = loadClass(Simulation.class.getName());
      var options = loadClass(Options.class.getName());
      var verdict =
          simulation
              .getMethod("run", long.class, options)
              .invoke(null, seed, options.getField("DEFAULT").get(null));
      var broken = verdict.getClass().getMethod("broken").invoke(verdict);
      return broken == null ? "" : broken.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the simulation can be run", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("dev.paddock.gateway.") && !name.startsWith("dev.paddock.simulate.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    var resource = name.replace('.', '/') + ".class";
    try (var in = getParent().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      var bytes = in.readAllBytes();
      var changed = mutant.changes(name) ? mutant.plant(bytes) : bytes;
      return defineClass(name, changed, 0, changed.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

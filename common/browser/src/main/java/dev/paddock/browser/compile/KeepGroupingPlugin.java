package dev.paddock.browser.compile;

import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/** Makes TeaVM keep the grouping of floating-point sums and products; see {@link KeepGrouping}. */
public final class KeepGroupingPlugin implements TeaVMPlugin {
  @Override
  public void install(TeaVMHost host) {
    host.add(new KeepGrouping());
  }
}

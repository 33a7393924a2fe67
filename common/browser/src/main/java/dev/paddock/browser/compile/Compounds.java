package dev.paddock.browser.compile;

import java.util.BitSet;
import org.teavm.model.Instruction;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.AssignInstruction;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.NumericOperandType;

/** Which variables of a program may be written out as a sum, and which as a product. */
final class Compounds {
  private final BitSet sums = new BitSet();
  private final BitSet products = new BitSet();

  private Compounds() {}

  static Compounds of(Program program) {
    var compounds = new Compounds();
    int known = -1;
    while (known != compounds.size()) {
      known = compounds.size();
      for (var block : program.getBasicBlocks()) {
        block.forEach(compounds::add);
        for (var phi : block.getPhis()) {
          phi.getIncomings().forEach(in -> compounds.copy(in.getValue(), phi.getReceiver()));
        }
      }
    }
    return compounds;
  }

  boolean mayBe(Variable variable, boolean sum) {
    return (sum ? sums : products).get(variable.getIndex());
  }

  private int size() {
    return sums.cardinality() + products.cardinality();
  }

  private void add(Instruction instruction) {
    if (instruction instanceof BinaryInstruction binary) {
      add(binary);
    } else if (instruction instanceof AssignInstruction assign) {
      copy(assign.getAssignee(), assign.getReceiver());
    } else if (instruction instanceof InvokeInstruction call && call.getReceiver() != null) {
      addCall(call.getReceiver());
    }
  }

  private void add(BinaryInstruction binary) {
    if (binary.getOperandType() != NumericOperandType.DOUBLE) {
      return;
    }
    int variable = binary.getReceiver().getIndex();
    switch (binary.getOperation()) {
      case ADD, SUBTRACT -> sums.set(variable);
      case MULTIPLY, DIVIDE, MODULO -> products.set(variable);
      default -> {}
    }
  }

  /** The method's body may be put in its place. */
  private void addCall(Variable result) {
    sums.set(result.getIndex());
    products.set(result.getIndex());
  }

  private void copy(Variable from, Variable to) {
    if (sums.get(from.getIndex())) {
      sums.set(to.getIndex());
    }
    if (products.get(from.getIndex())) {
      products.set(to.getIndex());
    }
  }
}

package dev.paddock.browser.compile;

import java.util.List;
import java.util.stream.StreamSupport;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.Program;
import org.teavm.model.Variable;
import org.teavm.model.instructions.BinaryInstruction;
import org.teavm.model.instructions.BinaryOperation;
import org.teavm.model.instructions.NegateInstruction;
import org.teavm.model.instructions.NumericOperandType;

/**
 * TeaVM 0.15.0 writes {@code a + (b + c)} as {@code a + b + c} and {@code a * (b / c)} as {@code a
 * * b / c}, which rounds differently. So where the right operand may be a sum or a product itself,
 * the operands change places; where the left may be one too, {@code a + x} becomes {@code a − (−x)}
 * and {@code a · x} becomes {@code a · −(−x)}, which are the same bits and are written with
 * brackets.
 */
final class KeepGrouping implements ClassHolderTransformer {
  private static final String OURS = "dev.paddock.simulation.";

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (!type.getName().startsWith(OURS)) {
      return;
    }
    for (var method : type.getMethods()) {
      var program = method.getProgram();
      if (program != null) {
        regroup(program);
      }
    }
  }

  private static void regroup(Program program) {
    var compounds = Compounds.of(program);
    for (var block : program.getBasicBlocks()) {
      for (var binary : binaries(block)) {
        if (binary.getOperandType() == NumericOperandType.DOUBLE) {
          regroup(program, binary, compounds);
        }
      }
    }
  }

  private static List<BinaryInstruction> binaries(BasicBlock block) {
    return StreamSupport.stream(block.spliterator(), false)
        .filter(BinaryInstruction.class::isInstance)
        .map(BinaryInstruction.class::cast)
        .toList();
  }

  private static void regroup(Program program, BinaryInstruction binary, Compounds compounds) {
    boolean sum = binary.getOperation() == BinaryOperation.ADD;
    if (!sum && binary.getOperation() != BinaryOperation.MULTIPLY) {
      return;
    }
    var first = binary.getFirstOperand();
    var second = binary.getSecondOperand();
    if (!compounds.mayBe(second, sum)) {
      return;
    }
    if (!compounds.mayBe(first, sum)) {
      binary.setFirstOperand(second);
      binary.setSecondOperand(first);
      return;
    }
    var negative = negate(program, binary, second);
    if (sum) {
      replaceBySubtraction(binary, negative);
    } else {
      binary.setSecondOperand(negate(program, binary, negative));
    }
  }

  private static void replaceBySubtraction(BinaryInstruction sum, Variable negative) {
    var difference = new BinaryInstruction(BinaryOperation.SUBTRACT, NumericOperandType.DOUBLE);
    difference.setFirstOperand(sum.getFirstOperand());
    difference.setSecondOperand(negative);
    difference.setReceiver(sum.getReceiver());
    difference.setLocation(sum.getLocation());
    sum.replace(difference);
  }

  private static Variable negate(Program program, Instruction before, Variable operand) {
    var negate = new NegateInstruction(NumericOperandType.DOUBLE);
    negate.setOperand(operand);
    negate.setReceiver(program.createVariable());
    negate.setLocation(before.getLocation());
    before.insertPrevious(negate);
    return negate.getReceiver();
  }
}

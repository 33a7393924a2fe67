package dev.paddock.simulate;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** A bug planted in the code of the product itself: a method that does something else. */
enum Mutant {
  /** What a socket has is not looked at before it gets an image. */
  AN_IMAGE_AFTER_A_HIGHER_NUMBER("channel.Attacher", "hasSeen", "false"),
  /** What comes while a socket attaches is thrown away. */
  HELD_MESSAGES_DROPPED("channel.Subscription", "keep", "FINE"),
  /** Who resumes is always told that nothing but the following is missing. */
  RECOVERED_FROM_ANOTHER_EPOCH("channel.Attacher", "isRecovered", "true"),
  /** An answer does not wait for the events of its command. */
  AN_ACK_BEFORE_ITS_EVENTS("channel.Subscription", "hasReached", "true"),
  /** A request that is under way already is sent again. */
  TWO_ANSWERS_TO_ONE_REQUEST("session.Commands", "isUnderWay", "false"),
  /** What somebody else says of where a channel stands is not compared with what was heard. */
  A_LOST_MESSAGE_NOBODY_LOOKS_FOR("channel.Positions", "know", ""),
  /** Sockets do not hear that their channel was started afresh. */
  AN_UNSAID_RESTART("channel.SocketLoop", "restarted", "");

  private static final String GATEWAY = "dev.paddock.gateway.";

  private final String type;
  private final String method;
  private final String does;

  /**
   * @param does what the method returns: true, false, a constant of its enum; empty: it does
   *     nothing
   */
  Mutant(String type, String method, String does) {
    this.type = GATEWAY + type;
    this.method = method;
    this.does = does;
  }

  /** Whether it changes that class. */
  boolean changes(String name) {
    return name.equals(type);
  }

  /** The class with the bug. */
  byte[] plant(byte[] original) {
    var file = ClassFile.of();
    var model = file.parse(original);
    if (model.methods().stream().noneMatch(this::isMeant)) {
      throw new IllegalStateException(type + " has no method " + method);
    }
    return file.transformClass(
        model,
        (builder, element) -> {
          if (element instanceof MethodModel found && isMeant(found)) {
            builder.transformMethod(found, MethodTransform.transformingCode(instead(found)));
          } else {
            builder.with(element);
          }
        });
  }

  private boolean isMeant(MethodModel found) {
    return found.methodName().equalsString(method);
  }

  /** Drops the whole code and puts the one result in its place. */
  private CodeTransform instead(MethodModel found) {
    var returns = found.methodTypeSymbol().returnType();
    return CodeTransform.ofStateful(
        () ->
            new CodeTransform() {
              private boolean isDone;

              @Override
              public void accept(CodeBuilder code, CodeElement element) {
                if (!isDone) {
                  isDone = true;
                  result(code, returns);
                }
              }
            });
  }

  private void result(CodeBuilder code, ClassDesc returns) {
    switch (does) {
      case "" -> code.return_();
      case "true", "false" -> {
        code.loadConstant(does.equals("true") ? 1 : 0);
        code.return_(TypeKind.BOOLEAN);
      }
      default -> {
        code.getstatic(returns, does, returns);
        code.return_(TypeKind.REFERENCE);
      }
    }
  }
}

package dev.paddock.gateway.auth;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that verifies signatures of one algorithm; safe for any thread. */
sealed interface VerifyingKey {
  /** The JOSE name of the only algorithm it is for. */
  String algorithm();

  boolean verifies(byte[] signed, byte[] signature);

  /** HS256. */
  record Secret(SecretKeySpec key) implements VerifyingKey {
    private static final String NAME = "HmacSHA256";

    Secret(byte[] secret) {
      this(new SecretKeySpec(secret, NAME));
    }

    @Override
    public String algorithm() {
      return "HS256";
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) {
      try {
        var mac = Mac.getInstance(NAME);
        mac.init(key);
        return MessageDigest.isEqual(mac.doFinal(signed), signature);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + NAME, e);
      }
    }
  }

  /** RS256. */
  record Rsa(RSAPublicKey key) implements VerifyingKey {
    @Override
    public String algorithm() {
      return "RS256";
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) {
      return VerifyingKey.check("SHA256withRSA", key, signed, signature);
    }
  }

  /** ES256; signatures are both numbers one after the other. */
  record Ec(ECPublicKey key) implements VerifyingKey {
    private static final int SIGNATURE_BYTES = 64;

    @Override
    public String algorithm() {
      return "ES256";
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) {
      return signature.length == SIGNATURE_BYTES
          && VerifyingKey.check("SHA256withECDSAinP1363Format", key, signed, signature);
    }
  }

  private static boolean check(String name, PublicKey key, byte[] signed, byte[] signature) {
    try {
      var verifier = Signature.getInstance(name);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false; // It has not even the form of one.
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + name, e);
    }
  }
}

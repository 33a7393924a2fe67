package dev.paddock.engine.bus;

import java.util.Locale;

/** What may happen on the bus and is worth counting, by who notices it. */
public enum BusEvent {
  /** A member left the view. */
  MEMBER_LEFT(Part.NODE, "Members that left the view."),
  /** A member that had left came back in the same life. */
  SPLIT_SEEN(Part.NODE, "Members that came back in the same life: a split or a long pause."),
  /** A question to a node's inbox got no answer. */
  PING_LOST(Part.NODE, "Questions to an inbox without an answer."),
  /** A message could not be handed to the way to a node. */
  SEND_FAILED(Part.NODE, "Messages for which there was no way to a node."),
  /** The own registration was dead and was made anew. */
  REGISTRATION_RENEWED(Part.NODE, "Own registrations that were dead and were made anew."),
  /** The own address was gone from the cluster's map and was said again. */
  ADDRESS_RENEWED(Part.NODE, "Times the own address was gone and was said again."),
  /** The way to another node led nowhere and was looked up again. */
  ROUTE_RENEWED(Part.NODE, "Ways to other nodes that led nowhere and were looked up again."),

  /** A parcel was missing, or a writer counted anew. */
  HOLE(Part.GATEWAY, "Numbers of parcels that did not follow."),
  /** A writer said nothing for too long. */
  SILENCE(Part.GATEWAY, "Times a writer said nothing for too long."),
  /** A parcel of a claim that is over was dropped. */
  PARCEL_OLD(Part.GATEWAY, "Parcels of a lower claim, dropped."),
  /** A gap was filled with the messages of the window. */
  GAP_BY_MESSAGES(Part.GATEWAY, "Gaps filled with the stored messages."),
  /** A gap was too old or private: every listener resumes by itself. */
  GAP_BY_RESUME(Part.GATEWAY, "Gaps that each listener filled by itself."),
  /** A gap was beyond the window: listeners start from the image. */
  GAP_BY_IMAGE(Part.GATEWAY, "Gaps filled with the image."),
  /** A digest of interest was said. */
  DIGEST_SAID(Part.GATEWAY, "Digests of interest said."),
  /** The whole interest was said. */
  INTEREST_SAID(Part.GATEWAY, "Times the whole interest of a partition was said."),
  /** An owner made itself known. */
  OWNER_HEARD(Part.GATEWAY, "Owners that made themselves known."),

  /** A gateway's digest came. */
  DIGEST_HEARD(Part.WRITER, "Digests of interest heard."),
  /** A gateway's digest was another one: its whole interest was asked for. */
  DIGEST_DIFFERED(Part.WRITER, "Digests that differed: the whole interest was asked for."),
  /** A gateway's whole interest came. */
  INTEREST_HEARD(Part.WRITER, "Whole interests heard."),
  /** A gateway left or was silent, its interest is gone. */
  GATEWAY_FORGOTTEN(Part.WRITER, "Gateways that left or were silent, with their interest.");

  /** Who notices. */
  public enum Part {
    NODE,
    GATEWAY,
    WRITER
  }

  private final Part part;
  private final String description;

  BusEvent(Part part, String description) {
    this.part = part;
    this.description = description;
  }

  public Part part() {
    return part;
  }

  /** A sentence. */
  public String description() {
    return description;
  }

  /** As it is named in reports and metrics: {@code gap_by_image}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

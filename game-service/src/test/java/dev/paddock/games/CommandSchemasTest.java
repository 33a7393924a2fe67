package dev.paddock.games;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandSchemasTest {
  private static final String FOLDER = "/dev/paddock/games/";

  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schema/create_room     | {'type':'create_room','user_id':123,'username':'player1','avatar_id':456,'game_type':'bigger_dice','room_name':'My Game Room'}",
        "schema/join_room       | {'type':'join_room','user_id':123,'username':'player1','avatar_id':456,'room_name':'My Game Room'}",
        "schema/join_room       | {'type':'join_room','room_id':'room_abc123','request_id':'r-1'}",
        "schema/leave_room      | {'type':'leave_room','user_id':123,'room_id':'room_abc123'}",
        "schema/rejoin_room     | {'type':'rejoin_room','user_id':123,'room_id':'room_abc123'}",
        "schema/ready           | {'type':'ready','user_id':123,'room_id':'room_abc123'}",
        "schema/ready           | {'type':'ready','room_id':'room_abc123','ready':false,'seed':'0aF'}",
        "schema/spectate        | {'type':'spectate','user_id':123,'room_id':'room_abc123'}",
        "schema/leave_spectate  | {'type':'leave_spectate','user_id':123,'room_id':'room_abc123'}",
        "schema/chat.send       | {'type':'chat.send','room_id':'room_abc123','text':'hello'}",
        "biggerdice/schema/bigger_dice.roll | {'type':'bigger_dice.roll','user_id':123,'room_id':'room_abc123'}",
        "liarsdice/schema/liars_dice.bid.command | {'type':'liars_dice.bid','room_id':'room_a','quantity':30,'face':6}",
        "liarsdice/schema/liars_dice.call.command | {'type':'liars_dice.call','room_id':'room_a'}"
      })
  void commandsOfDocument003AreValid(String schema, String command) throws IOException {
    assertThat(isValid(schema, command)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schema/create_room | {'type':'create_room'}",
        "schema/create_room | {'type':'create_room','room_name':''}",
        "schema/create_room | {'type':'create_room','room_name':7}",
        "schema/create_room | {'type':'create_room','room_name':'a','game_type':'No Game'}",
        "schema/create_room | {'type':'create_room','room_name':'a','avatar_id':'one'}",
        "schema/create_room | {'type':'create_room','room_name':'a','request_id':'no blanks'}",
        "schema/join_room   | {'type':'join_room','room_id':'room/../x'}",
        "schema/leave_room  | {'type':'leave_room'}",
        "schema/leave_room  | {'type':'leave_room','room_id':'room_a','user_id':0}",
        "schema/leave_room  | {'type':'leave_room','room_id':'room_a','user_id':9007199254740992}",
        "schema/leave_room  | {'type':'leave_room','room_id':'room_a','user_id':1.5}",
        "schema/leave_room  | {'type':'join_room','room_id':'room_a'}",
        "schema/ready       | {'type':'ready','room_id':'room_a','ready':'yes'}",
        "schema/ready       | {'type':'ready','room_id':'room_a','seed':'xyz'}",
        "schema/ready       | {'type':'ready','room_id':'room_a','epoch':'e1'}",
        "schema/chat.send   | {'type':'chat.send','room_id':'room_a'}",
        "schema/chat.send   | {'type':'chat.send','room_id':'room_a','text':''}",
        "biggerdice/schema/bigger_dice.roll | {'type':'bigger_dice.roll','room_id':'room_a','roll':6}",
        "liarsdice/schema/liars_dice.bid.command | {'type':'liars_dice.bid','room_id':'room_a','quantity':31,'face':6}",
        "liarsdice/schema/liars_dice.bid.command | {'type':'liars_dice.bid','room_id':'room_a','quantity':3,'face':7}",
        "liarsdice/schema/liars_dice.bid.command | {'type':'liars_dice.bid','room_id':'room_a','quantity':3}",
        "liarsdice/schema/liars_dice.call.command | {'type':'liars_dice.call','room_id':'room_a','face':1}"
      })
  void commandsOfAnotherShapeAreNot(String schema, String command) throws IOException {
    assertThat(isValid(schema, command)).isFalse();
  }

  private boolean isValid(String schema, String command) throws IOException {
    try (var file = getClass().getResourceAsStream(FOLDER + schema + ".json")) {
      var validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file);
      return validator.validate(json.readTree(command.replace('\'', '"'))).isEmpty();
    }
  }
}
